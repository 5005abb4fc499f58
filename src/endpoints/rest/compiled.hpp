// endpoints/rest/compiled.hpp: reads that differ only in the values of their filters are planned once.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>
#include "base/memory.hpp"
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/shape.hpp"
#include "endpoints/rest/wishes.hpp"

namespace orderline::rest {

/// A query string without the values of its simple filters: `id=eq.5&select=*` and `id=eq.7&select=*` are one.
struct Skeleton {
    std::string text;
    std::vector<std::string> values;  // decoded, in their order
};

/// Which values stand apart: those of eq, neq, gt, gte, lt, lte on a field, which are parameters as they come. None if a value cannot
/// be decoded: the parser will say what is wrong.
std::optional<Skeleton> skeleton_of(std::string_view query_string);
/// The statement of a read whose window is known, and what its rows become.
struct CompiledRead {
    std::string text;
    std::vector<std::variant<std::string, std::size_t>> params;  // a text, or which of the values; the last of them is the tenant
    Shape shape;
    Window window;
};

/// Errors: those of parse_query and plan_read. `options.tenant` may be any: each execution names its own.
Outcome<CompiledRead> compile(const Catalogue& catalogue, const schema::Relation& relation, const Skeleton& skeleton, const Reader& reader, ReadOptions options);

/// The statement for these values.
Sql statement_of(const CompiledRead& read, const std::vector<std::string>& values, const std::optional<std::string>& tenant);

/// Of one catalogue; those that were not asked for the longest time are forgotten.
class CompiledReads {
public:
    static constexpr std::size_t length_max = 2000, known_max = 1000;

    /// nullptr: plan it, and put() it. `key` holds everything else that the statement depends on.
    std::shared_ptr<const CompiledRead> find(const std::shared_ptr<const Catalogue>& catalogue, std::string_view key);
    void put(std::string key, std::shared_ptr<const CompiledRead> read);

private:
    using Reads = Memory<std::string, std::shared_ptr<const CompiledRead>, std::string_view>;

    std::shared_ptr<const Catalogue> catalogue_;
    Reads reads_{known_max};
};

}  // namespace orderline::rest
