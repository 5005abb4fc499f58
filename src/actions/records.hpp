// actions/records.hpp: plain records (customers, products, specials, calls, orders): read one, a page, create, change.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "actions/desk.hpp"
#include "actions/tenants.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

enum class FieldType { text, id, flag, integer, money, quantity, percent, instant, date };

struct Field {
    std::string_view name;    // as the API calls it
    FieldType type;
    std::string_view column;  // the column that may be written; empty: read only
    std::size_t characters_max = 200;
    bool required = false;    // when created
};

/// One kind of record. Every statement's columns are `fields`, in their order; the first one is the id.
///   get:    $1 tenant, $2 id
///   list:   $1 tenant, $2 search patterns or null, $3 and $4 sort keys of the last record or null, $5 its id or null,
///           $6 limit, $7 filter id or null, $8 extra flag
///   insert: $1 tenant, $2 columns jsonb;  update: $1 tenant, $2 id, $3 columns jsonb
struct RecordKind {
    std::string_view noun;  // "customer"
    std::span<const Field> fields;
    Permission read, write;
    pg::Statement get, list;
    std::optional<pg::Statement> insert, update;
    int sort_field_1 = -1, sort_field_2 = -1;
};

/// Rows of one kind. Cell (row, field): null() first, then the reader of its type.
struct RecordPage {
    const RecordKind* kind = nullptr;
    pg::Rows rows;
    Currency tenant_currency{};
    bool more = false;  // there are further ones; the last row here was the last of the page
    int size() const { return more ? rows.size() - 1 : rows.size(); }
};

struct PagePlace {
    std::optional<std::string> key_1, key_2;
    Uuid id{};
};

struct PageRequest {
    std::string search;              // what a person typed; empty: all
    std::optional<PagePlace> after;
    int limit = 50;
    std::optional<Uuid> filter;      // what it filters by depends on the kind: specials of a product, orders of a customer
    bool extra = false;              // products: with thumbnails
};

/// The words of a search as LIKE patterns that must all match, joined by U+0001; none for a search without words.
std::optional<std::string> search_patterns(std::string_view search);

class Records {
public:
    Records(pg::Pool& pool, Tenants& tenants) : pool_{pool}, tenants_{tenants} {}

    /// Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<RecordPage>> get(Asker who, const RecordKind& kind, Uuid id, Deadline by);
    Task<Result<RecordPage>> list(Asker who, const RecordKind& kind, PageRequest request, Deadline by);
    /// `columns` is a JSON object of database columns, already checked against the kind's fields.
    /// Errors: forbidden; conflict if a unique value is taken; bad_request if it names something that is not there.
    Task<Result<RecordPage>> create(Asker who, const RecordKind& kind, std::string columns, Deadline by);
    Task<Result<RecordPage>> change(Asker who, const RecordKind& kind, Uuid id, std::string columns, Deadline by);

private:
    Task<Result<RecordPage>> page_of(const Principal& who, const RecordKind& kind, pg::Rows rows, Deadline by);

    pg::Pool& pool_;
    Tenants& tenants_;
};

extern const RecordKind customer_kind, product_kind, special_kind, call_kind, order_kind;

}  // namespace orderline::actions
