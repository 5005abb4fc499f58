// tests/db/draft_statements.hpp: the server's own statements on drafts, read from their files, with parameters for a test.
#pragma once
#include <string>
#include "base/encoding.hpp"
#include "pg/params.hpp"
#include "tests/db/csv.hpp"
#include "tests/db/rules_fixture.hpp"

namespace orderline::db {

inline std::string statement_of(const std::string& file) { return read_file(ORDERLINE_SOURCE_DIR "/src/" + file); }

inline std::string id_of(const std::string& mark, char tenant = 'a') { return filled(mark, tenant, false); }

/// A uuid that repeats for the same number.
inline std::string numbered_uuid(int number) {
    auto digits = std::to_string(number);
    return "0e000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

/// For src/actions/sql/draft_save.sql: one edit that makes version `before` + 1 of a draft.
struct Save {
    int before = 1;
    std::string items = "[]";
    std::string operation = numbered_uuid(1);
    std::int64_t subtotal = 100, tax = 10;
    std::string draft = id_of("{draft}"), status = "draft";

    static const std::string& text() {
        static const auto statement = statement_of("actions/sql/draft_save.sql");
        return statement;
    }
    std::string json() const {
        const auto after = std::to_string(before + 1);
        const auto outcome = R"(,"subtotal":)" + std::to_string(subtotal) + R"(,"tax":)" + std::to_string(tax) + R"(,"total":)" +
                             std::to_string(subtotal + tax) + R"(,"digest":"\\x)" +
                             std::string(64, "0123456789abcdef"[before % 16]) + '"';
        return R"({"id":")" + draft + R"(","before":)" + std::to_string(before) + R"(,"status":")" + status + R"(","after":)" + after +
               R"(,"items":)" + items +
               R"(,"note":"","delivery_date":null,"changed_by":")" + id_of("{user}") + R"(","device":"phone-1")" + outcome +
               R"(,"edits":[{"id":")" + operation + R"(","version":)" + after + outcome +
               R"(,"kind":"put_line","effect":{"item":{"productId":")" + id_of("{product}") +
               R"(","quantity":3,"unitPrice":"12.50"}},"actor_kind":"user","actor":")" + id_of("{user}") +
               R"(","actor_name":"Anna","device":"phone-1"}]})";
    }
    pg::Params params() const { return pg::Params::of(id_of("{tenant}"), '[' + json() + ']'); }
};

/// src/actions/sql/draft_accept.sql with one line of 1.5 units.
struct Accept {
    int version = 1;
    std::string order = numbered_uuid(900), key = "key-1", operation = numbered_uuid(800);

    static const std::string& text() {
        static const auto statement = statement_of("actions/sql/draft_accept.sql");
        return statement;
    }
    pg::Params params() const {
        const auto one = [](const std::string& value) { return pg::array_text({value}); };
        return pg::Params::of(id_of("{tenant}"), id_of("{draft}"), version, "\\xaa", order, R"({"version":1})", "user:anna",
                              operation, R"({"channel":"read_back"})", "user", id_of("{user}"), "Anna", "phone-1", key,
                              "user:anna", "\\xbb", 225, 22, 247, "EUR", "2026-11-22T12:00:00Z", one(id_of("{product}")),
                              one("K-1"), one("Käse"), one("kg"), one("1500"), one("150"), one("225"), one("22"));
    }
};

}  // namespace orderline::db
