// pg/node_tree.cpp: the text of a parsed query as items in one vector. The format: PostgreSQL's outfuncs.c and read.c.
#include "pg/node_tree.hpp"
#include <algorithm>
#include <charconv>

namespace orderline::pg {
namespace {

constexpr std::size_t size_max = std::size_t{64} << 20;
constexpr int depth_max = 2000;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_bracket(char c) { return c == '(' || c == ')' || c == '{' || c == '}'; }

}  // namespace

class NodeReader {
public:
    explicit NodeReader(NodeTree& tree) : tree_{tree}, text_{tree.text_} {}

    bool read() {
        std::uint32_t root = 0;
        if (!value(root, 0)) return false;
        skip_space();
        return at_ == text_.size();
    }

private:
    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }
    bool ahead(char c) {
        skip_space();
        return at_ < text_.size() && text_[at_] == c;
    }
    /// Up to a blank or a bracket; a backslash takes the next character along.
    bool word(std::uint32_t& begin, std::uint32_t& length) {
        skip_space();
        const auto first = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && !is_bracket(text_[at_])) {
            at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
        }
        begin = static_cast<std::uint32_t>(first);
        length = static_cast<std::uint32_t>(at_ - first);
        return length > 0;
    }
    std::uint32_t add(char kind) {
        tree_.items_.push_back({});
        tree_.items_.back().kind = kind;
        return static_cast<std::uint32_t>(tree_.items_.size() - 1);
    }
    NodeTree::Item& item(std::uint32_t index) { return tree_.items_[index]; }

    bool value(std::uint32_t& index, int depth) {
        if (depth > depth_max) return false;
        if (ahead('{')) return node(index = add('{'), depth);
        if (ahead('(')) return list(index = add('('), depth);
        index = add('w');
        auto& one = item(index);
        if (!word(one.begin, one.length)) return false;
        if (tree_.part(one.begin, one.length) == "<>") one.kind = 0;
        return true;
    }

    void link(std::uint32_t parent, std::uint32_t& last, std::uint32_t child) {
        (last == 0 ? item(parent).child : item(last).next) = child;
        last = child;
    }

    bool list(std::uint32_t self, int depth) {
        ++at_;
        for (std::uint32_t last = 0; !ahead(')');) {
            std::uint32_t child = 0;
            if (!value(child, depth + 1)) return false;
            link(self, last, child);
        }
        ++at_;
        return true;
    }

    /// The word behind a field's name is its value even if it looks like a field's name: a column may be called ":x".
    /// What else comes before the next field (the bytes of a constant) says nothing to us.
    bool node(std::uint32_t self, int depth) {
        ++at_;
        if (std::uint32_t begin = 0, length = 0; word(begin, length)) {
            item(self).begin = begin;
            item(self).length = length;
        } else {
            return false;
        }
        for (std::uint32_t last = 0; !ahead('}');) {
            std::uint32_t begin = 0, length = 0, child = 0;
            if (ahead('{') || ahead('(') || !word(begin, length)) return false;
            if (text_[begin] != ':') continue;
            if (ahead('}') || !value(child, depth + 1)) return false;
            item(child).label = begin + 1;
            item(child).label_length = length - 1;
            link(self, last, child);
        }
        ++at_;
        return true;
    }

    NodeTree& tree_;
    std::string_view text_;
    std::size_t at_ = 0;
};

Result<NodeTree> NodeTree::parse(std::string text) {
    NodeTree tree;
    const bool fits = text.size() <= size_max;
    if (fits) {
        tree.text_ = std::move(text);
        tree.items_.reserve(tree.text_.size() / 16);
    }
    if (fits && NodeReader{tree}.read()) return tree;
    return fail(Code::bad_request, "bad_request", "This is not the text of a PostgreSQL node tree.");
}

char Node::kind() const { return tree_ ? tree_->items_[at_].kind : '\0'; }

bool Node::is(std::initializer_list<std::string_view> types) const {
    if (kind() != '{') return false;
    auto own = tree_->part(tree_->items_[at_].begin, tree_->items_[at_].length);
    if (std::ranges::find(types, own) != types.end()) return true;
    if (!own.ends_with("EXPR")) return false;
    own.remove_suffix(4);
    return std::ranges::find(types, own) != types.end();
}

Node Node::operator[](std::string_view field) const {
    if (kind() != '{') return {};
    for (auto at = tree_->items_[at_].child; at != 0; at = tree_->items_[at].next) {
        if (tree_->part(tree_->items_[at].label, tree_->items_[at].label_length) == field) return {tree_, at};
    }
    return {};
}

std::vector<Node> Node::items() const {
    std::vector<Node> found;
    if (kind() != '(') return found;
    for (auto at = tree_->items_[at_].child; at != 0; at = tree_->items_[at].next) found.push_back({tree_, at});
    return found;
}

std::int64_t Node::number() const {
    std::int64_t value = 0;
    const auto digits = word();
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string_view Node::word() const {
    return kind() == 'w' ? tree_->part(tree_->items_[at_].begin, tree_->items_[at_].length) : std::string_view{};
}

std::string Node::text() const {
    auto written = word();
    const bool quoted = written.size() >= 2 && written.starts_with('"') && written.ends_with('"');
    if (quoted) written = written.substr(1, written.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '\\' && i + 1 < written.size()) ++i;
        plain += written[i];
    }
    return plain;
}

}  // namespace orderline::pg
