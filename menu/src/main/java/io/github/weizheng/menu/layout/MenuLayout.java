package io.github.weizheng.menu.layout;

import io.github.weizheng.menu.template.MenuFile;
import io.github.weizheng.menu.template.MenuTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Menus to begin with (菜单方案): the columns that government accounts have, with entries and keys to change as one likes.
 *
 * <pre>{@code
 * MenuSet menus = MenuLayout.SERVICE_CENTRE.template().menus(Map.of("host", "www.example.gov.cn"));
 * Files.writeString(Path.of("menu.yaml"), MenuLayout.SERVICE_CENTRE.yaml());   // or as a file of one's own
 * }</pre>
 *
 * <p>Each keeps WeChat's rules, names that fit a phone included. The variable {@code host} is the domain of the pages; their paths are examples,
 * and so a menu made of them opens nothing until the pages exist. Immutable and thread-safe.
 */
public enum MenuLayout {
    /** 服务汇 / 资讯汇 / 互动汇. */
    SERVICE_CENTRE("服务汇、资讯汇、互动汇", "政务服务中心：办事、公开与互动并重", "service-centre", ""),
    /** 快撤理赔 / 服务事项 / 便民指南. */
    POLICE("快撤理赔、服务事项、便民指南", "公安交警：事故快速撤离与理赔、业务办理、便民信息", "police", ""),
    /** 发布 / 服务 / 亮点. */
    CHAMBER_OF_COMMERCE("发布、服务、亮点", "工商联、商会：政策发布、企业服务、会员展示", "chamber-of-commerce", ""),
    /** 资讯 / 服务 / 互动, grouped from 信息发布 / 办事服务 / 在线互动 / 便民应用 / 我的. */
    PORTAL("资讯、服务、互动", "政务门户：信息发布、办事服务、在线互动、便民应用、我的五个栏目归并为三个", "portal", "portal-five-columns");

    private final String title;
    private final String purpose;
    private final String resource;
    private final String original;

    MenuLayout(String title, String purpose, String resource, String original) {
        this.title = title;
        this.purpose = purpose;
        this.resource = resource;
        this.original = original;
    }

    /** Its columns, in Chinese. */
    public String title() {
        return title;
    }

    /** Whom it is for, in Chinese. */
    public String purpose() {
        return purpose;
    }

    /**
     * The template, which needs a value for {@code host}.
     *
     * @throws IllegalStateException if the library for YAML is missing
     */
    public MenuTemplate template() {
        return MenuFile.parse(resource + ".yaml", yaml().getBytes(StandardCharsets.UTF_8));
    }

    /** The template as YAML: the beginning of a file of one's own. */
    public String yaml() {
        return read(resource);
    }

    /** The columns it was grouped from, as YAML, if there were too many: WeChat and {@link MenuFile#parse} refuse them. */
    public Optional<String> ungroupedYaml() {
        return original.isEmpty() ? Optional.empty() : Optional.of(read(original));
    }

    private static String read(String name) {
        try (InputStream in = MenuLayout.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException(name + ".yaml is not in the jar of this library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
