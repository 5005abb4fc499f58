// pg/introspect_types.hpp: the types of a database by their oids, and which of them the model has to tell of.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include "base/result.hpp"
#include "pg/session.hpp"
#include "schema/model.hpp"

namespace orderline::pg {

using Oid = std::int64_t;

class Types {
public:
    Result<void> read(Session& session, const std::string& schemas);

    /// The type as the model says it; `text` is what format_type prints. From now on it is in use.
    schema::Type use(Oid type, std::string_view text);
    /// Whether a column of this type takes no NULL: a domain can say so, or one that it stands on.
    bool refuses_null(Oid type) const;
    void add_check(Oid domain, schema::Check check);
    /// `relation` is the composite type's entry in pg_class. False if it is none.
    bool add_attribute(Oid relation, schema::Column attribute, Oid type, std::string_view text);
    /// Puts those of the wanted schemas and those in use into the model, and what they stand on.
    void give_to(schema::Model& model);

private:
    struct Attribute {
        schema::Column column;
        Oid type = 0;
        std::string text;
    };
    struct Entry {
        schema::Name name;
        char kind = 'b', category = 'U';  // typtype, typcategory
        Oid element = 0;                  // of an array
        Oid inner = 0;                    // what a domain stands on, what a range is a range of
        std::string inner_text;
        Oid multirange = 0;
        bool composite = false;
        bool not_null = false, wanted = false, used = false, given = false;
        std::optional<std::string> default_value, collation, extension, comment;
        std::vector<std::string> values;
        std::vector<schema::Check> checks;
        std::vector<Attribute> attributes;
    };

    Result<void> read_parts(Session& session);
    void give(Entry& entry, schema::Model& model);

    std::unordered_map<Oid, Entry> entries_;
    std::unordered_map<Oid, Oid> composites_;  // entry in pg_class -> type
};

}  // namespace orderline::pg
