package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What has been read of one text so far: the tree, the places, and nothing that could grow without end. */
final class Growth {
    static final int MAX_DEPTH = 64;
    static final int MAX_PARTS = 500_000;
    static final String TOO_MANY = "more than " + MAX_PARTS + " values";

    private JsonNode root = MissingNode.getInstance();
    private Spot spot = Spot.of(new Place(0, 0));
    private int parts;

    /** The tree, missing if there is nothing. */
    JsonNode root() {
        return root;
    }

    /** Where the tree and its parts stand. */
    Spot spot() {
        return spot;
    }

    /** Begins the tree, or one that is read for its mistakes only because there is a tree. */
    Spot begin(Place place) {
        Spot begun = Spot.of(place);
        spot = root.isMissingNode() ? begun : spot;
        return begun;
    }

    /** What is at the root is there from the beginning, so that it is not lost if the text breaks off. */
    <T extends JsonNode> T kept(T node, Spot at) {
        root = at == spot && root.isMissingNode() ? node : root;
        return node;
    }

    /** Counts a part; false if there are too many. */
    boolean room() {
        return ++parts <= MAX_PARTS;
    }
}
