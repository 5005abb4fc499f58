// pg/node_tree.hpp: reads the text in which PostgreSQL stores a parsed query (pg_node_tree). Pure.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"

namespace orderline::pg {

class NodeTree;

/// A place in a tree: {TYPE :field value …}, a list (…) or a single word. One that is not there, or "<>", is empty and
/// answers every question with nothing: what a version of PostgreSQL does not write is missed by nobody. Lives as long
/// as its tree.
class Node {
public:
    Node() = default;
    bool empty() const { return kind() == 0; }
    /// Whether it is a {TYPE …} of one of these types; "COALESCE" stands for "COALESCEEXPR" too: versions differ.
    bool is(std::initializer_list<std::string_view> types) const;
    Node operator[](std::string_view field) const;
    std::vector<Node> items() const;             // of a list
    std::int64_t number() const;                 // 0 if it is none
    bool flag() const { return word() == "true"; }
    std::string_view word() const;               // as it is written, escapes and all
    std::string text() const;                    // a name, without its escapes

private:
    friend class NodeTree;
    Node(const NodeTree* tree, std::uint32_t at) : tree_{tree}, at_{at} {}
    char kind() const;

    const NodeTree* tree_ = nullptr;
    std::uint32_t at_ = 0;
};

class NodeTree {
public:
    /// Errors: bad_request if it is no such text, nests deeper than 2,000 or is longer than 64 MiB.
    static Result<NodeTree> parse(std::string text);
    /// The root is a list for what pg_rewrite holds.
    Node root() const { return {this, 0}; }

private:
    friend class Node;
    friend class NodeReader;
    struct Item {
        char kind = 0;                      // '{' node, '(' list, 'w' word, 0 nothing
        std::uint32_t begin = 0, length = 0;     // of its word, or its type's name
        std::uint32_t label = 0, label_length = 0;  // of the field that it is the value of
        std::uint32_t child = 0, next = 0;       // 0: none, since the root is nobody's child
    };
    std::string_view part(std::uint32_t begin, std::uint32_t length) const {
        return std::string_view{text_}.substr(begin, length);
    }

    std::string text_;
    std::vector<Item> items_;
};

}  // namespace orderline::pg
