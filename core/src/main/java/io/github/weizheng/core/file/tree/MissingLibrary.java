package io.github.weizheng.core.file.tree;

/** What an office is told that has not added an optional library. */
public final class MissingLibrary {
    private MissingLibrary() {}

    /** To be thrown. */
    public static IllegalStateException of(String format, String artifact, String module, LinkageError cause) {
        return new IllegalStateException(
                format + " files need " + artifact + " or later: add it, and --add-modules " + module
                        + " on a module path (读取 " + format + " 文件需要依赖 " + artifact + " 或更高版本)",
                cause);
    }
}
