// app/import_columns.hpp: which columns an import knows, how files call them, and what a value must look like. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "app/values.hpp"
#include "base/result.hpp"

namespace orderline::app {

enum class ImportKind { customers, products, orders };

enum class ValueKind { text, email, currency, amount, quantity, yes_no, date, instant, language, order_status };

struct Column {
    std::string_view name;
    std::vector<std::string_view> synonyms;  // in lower case, letters and digits only
    ValueKind kind = ValueKind::text;
    std::size_t characters_max = 300;
    bool needed = false;                     // the file must have it, and each row a value
    std::string_view help;
};

const std::vector<Column>& columns_of(ImportKind kind);
/// Its place in columns_of; the name must be one of them.
std::size_t column_index(ImportKind kind, std::string_view name);

/// For each of our columns: where it stands in the file.
struct Mapping {
    std::vector<std::optional<std::size_t>> places;
    std::vector<std::string> ignored;  // headings that mean nothing to us
    std::size_t width = 0;             // fields in the header
};

/// `asked`: "heading=column" of --map, going before the synonyms. Errors: bad_request, naming the heading or the column.
Result<Mapping> map_columns(ImportKind kind, const std::vector<std::string>& header,
                            const std::vector<std::pair<std::string, std::string>>& asked);
/// Reads "Artikelnr=sku". Errors: bad_request.
Result<std::pair<std::string, std::string>> parse_map_option(std::string_view text);

/// One row's values in the order of columns_of, in the form Postgres reads: minor units, thousandths, true, ISO times.
/// nullopt: empty, or not in the file.
using Values = std::vector<std::optional<std::string>>;

struct ValueRules {
    std::string tenant_currency = "EUR";
    DecimalMark mark = DecimalMark::point;
};

/// Errors: bad_request with a sentence such as: price "12,5x" is not an amount.
Result<Values> read_values(ImportKind kind, const Mapping& mapping, const std::vector<std::string>& fields,
                           const ValueRules& rules);

}  // namespace orderline::app
