// actions/personal_data.hpp: everything that is kept of one customer: handed out, or erased.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include "actions/desk.hpp"
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

/// What becomes of a customer's rows in a table.
enum class Erasure {
    emptied,   // they stay, without what says something of the person
    deleted,
    untouched  // they say nothing of the person
};

struct PersonalTable {
    std::string_view name;
    bool exported;
    Erasure erasure;
};

/// Every table that a foreign key leads from to customers, and those that hold something of them without one.
std::span<const PersonalTable> personal_tables();

struct Erased {
    std::string rows;           // {"customers": 1, …}: how many of each table changed or went, JSON
    std::int64_t redacted = 0;  // rows of the audit trail
};

class PersonalData {
public:
    explicit PersonalData(pg::Pool& pool) : pool_{pool} {}

    /// {"customers": [row, …], "orders": […], …}. Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<std::string>> export_customer(Asker who, CustomerId customer, Deadline by);

    /// In one transaction, and harmless to repeat. Orders keep what the law asks for: lines, totals, dates, numbers. The trail
    /// keeps who did what; its chain of hashes says what was redacted.
    /// Errors: as above; conflict call_running; conflict customer_has_rights: the customer is also a user with a role.
    Task<Result<Erased>> erase_customer(Asker who, CustomerId customer, Deadline by);

private:
    pg::Pool& pool_;
};

}  // namespace orderline::actions
