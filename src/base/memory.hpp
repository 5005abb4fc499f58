// base/memory.hpp: the answers used last, a limited number of them.
#pragma once
#include <cstddef>
#include <functional>
#include <list>
#include <unordered_map>
#include <utility>

namespace orderline {

/// `View` is what is asked with: a std::string_view into a std::string kept here, or the key itself.
template <class Key, class Value, class View = Key, class Hash = std::hash<View>>
class Memory {
public:
    explicit Memory(std::size_t size_max) : size_max_{size_max} {}

    /// Until the next put() or forget(); nullptr if it is not known.
    Value* find(const View& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return &found->second->second;
    }

    /// Puts out what was not asked for the longest time.
    void put(Key key, Value value) {
        forget(key);
        if (entries_.size() >= size_max_) forget(entries_.back().first);
        entries_.emplace_front(std::move(key), std::move(value));
        index_.emplace(entries_.front().first, entries_.begin());
    }

    void forget(const View& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return;
        const auto entry = found->second;
        index_.erase(found);  // first: it may look into the entry
        entries_.erase(entry);
    }

    void clear() {
        index_.clear();  // first: it may look into the entries
        entries_.clear();
    }

    std::size_t size() const { return entries_.size(); }

private:
    using Entries = std::list<std::pair<Key, Value>>;
    std::size_t size_max_;
    Entries entries_;  // the one used last stands first
    std::unordered_map<View, typename Entries::iterator, Hash> index_;
};

}  // namespace orderline
