// tests/fuzz/fuzz_node_tree.cpp: no text makes the reader of stored queries crash, and what it reads as a view's query is
// thought about for a bounded time, with keys that name columns of the view.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include "pg/node_tree.hpp"
#include "pg/view_facts.hpp"

namespace {

using namespace orderline::pg;

/// Two tables and the view in question, with the oids and numbers that the corpus uses.
Relations world(std::string action) {
    Relations relations;
    relations[1] = {{"s", "t"}, {{"a", true}, {"b", false}, {"c", true}}, {{{1}, true, false}, {{2}, false, false}}, {2}, ""};
    relations[2] = {{"s", "child"}, {{"a", true}, {"b", true}, {"c", false}}, {{{1, 2}, true, true}}, {}, ""};
    relations[3] = {{"s", "v"}, {{"x", false}, {"y", false}}, {}, {}, std::move(action)};
    return relations;
}

Promises promises() {
    return {{65, 96}, {65, 96, 177, 1299}, {2147, 2803}, {2116, 2108}, {96, 98, 410}, {12345}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    if (const auto tree = NodeTree::parse(text)) {
        for (const auto item : tree->root().items()) static_cast<void>(item["rtable"].text());
    }
    const auto relations = world(text);
    const auto promised = promises();
    Views views{relations, promised};
    const auto& facts = views.of(3);
    if (facts.columns.size() != 2) std::abort();
    for (const auto& key : facts.keys) {
        for (const int column : key.columns) {
            if (column < 1 || column > 2) std::abort();
        }
    }
    return 0;
}
