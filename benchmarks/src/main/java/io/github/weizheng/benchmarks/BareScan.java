package io.github.weizheng.benchmarks;

/** The floor of reading XML: one pass over the bytes that notes where each tag and each text begins and ends, and makes no object. For one thread. */
final class BareScan {
    private final int[] bounds = new int[256];

    /** How many bounds there are. */
    int scan(byte[] xml) {
        int count = 0;
        int at = 0;
        while (at < xml.length) {
            int tag = at;
            while (tag < xml.length && xml[tag] != '<') {
                tag++;
            }
            if (tag == xml.length) {
                break;
            }
            int end;
            if (xml[tag + 1] == '!') { // <![CDATA[…]]>
                end = tag + 9;
                while (xml[end] != ']' || xml[end + 1] != ']' || xml[end + 2] != '>') {
                    end++;
                }
                end += 3;
            } else {
                end = tag + 1;
                while (xml[end] != '>') {
                    end++;
                }
                end++;
            }
            bounds[count++] = tag;
            bounds[count++] = end;
            at = end;
        }
        return count;
    }
}
