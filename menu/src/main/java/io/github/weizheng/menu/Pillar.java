package io.github.weizheng.menu;

import java.util.Optional;

/** What government accounts have columns for, known by words in the names. */
enum Pillar {
    NEWS("资讯", "发布 信息 资讯 新闻 公开 公告 通知 政策 动态 要闻 解读 宣传 党建 亮点"),
    SERVICES("服务", "办事 服务 便民 应用 缴费 查询 预约 办理 申报 申请 理赔 指南 大厅 社保 医保 公积金"),
    DIALOGUE("互动", "互动 咨询 投诉 信箱 我的 个人 留言 举报 建议 评价 热线 客服 调查 联系");

    private final String title;
    /** With spaces between them. */
    private final String words;

    Pillar(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /** What its column is called. */
    String title() {
        return title;
    }

    /** The one whose word stands last in a name: 信息查询 is a service, 服务公告 is news. */
    static Optional<Pillar> of(String name) {
        Optional<Pillar> found = Optional.empty();
        int last = -1;
        for (Pillar pillar : values()) {
            for (String word : pillar.words.split(" ", -1)) {
                int end = name.lastIndexOf(word);
                if (end >= 0 && end + word.length() > last) {
                    last = end + word.length();
                    found = Optional.of(pillar);
                }
            }
        }
        return found;
    }
}
