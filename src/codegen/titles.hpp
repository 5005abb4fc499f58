// codegen/titles.hpp: what documents and diagrams call the things of a schema: short, and never the same for two.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include "schema/model.hpp"

namespace orderline::codegen {

/// "orders" for a relation or type of `public` (or of the only schema), "sales.orders" for any other.
class Titles {
public:
    explicit Titles(const schema::Model& model);

    /// Of anything in the model; of what is not in it, "schema.name".
    std::string of(const schema::Name& name) const;
    /// "orders.customer_id"
    std::string of(const schema::Origin& origin) const { return of(origin.relation) + "." + origin.column; }

private:
    std::string home_;
    std::map<schema::Name, std::string> relations_;
};

/// The name as it stands in an address behind "#": "public.orders"; unlike for any two.
std::string fragment(const schema::Name& name);

/// The ids that GitHub gives to the headings of one document (github-slugger): ask in the order of the document.
class Slugs {
public:
    /// "Order items" -> "order-items", the second time "order-items-1". Requires ASCII.
    std::string next(std::string_view heading);

private:
    std::map<std::string, int, std::less<>> seen_;
};

/// A file name of plain signs for a title, unique without regard to case: "orders", "we_ird-2".
class FileNames {
public:
    std::string next(std::string_view title);

private:
    std::set<std::string, std::less<>> taken_;
};

}  // namespace orderline::codegen
