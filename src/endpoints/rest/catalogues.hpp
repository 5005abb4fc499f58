// endpoints/rest/catalogues.hpp: the catalogue as it is now: read at the start, and again whenever the database has changed.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "endpoints/rest/catalogue.hpp"

namespace orderline::rest {

struct CataloguesOptions {
    std::string conninfo;                         // any role may read the catalogue
    std::vector<std::string> schemas;             // those that clients see, as in Catalogue
    std::chrono::milliseconds ask_period{1000};   // whether it has changed
    std::chrono::milliseconds ask_pause{100};     // at least between two askings, however many requests want one
    std::chrono::milliseconds wait_max{5000};     // that one request waits for a new one; it goes on with the old one then
};

/// I/O thread only; reads on a thread and a connection of its own, so no request waits behind it. A catalogue that cannot be
/// read leaves the old one, and is tried again. Needs no trigger in the database, and nobody has to NOTIFY.
/// Must be stopped before the runtime ends.
class Catalogues {
public:
    Catalogues(Runtime& runtime, CataloguesOptions options);
    ~Catalogues();

    /// Begins to read.
    void start();
    Task<void> stop(Deadline by);

    /// The newest one that was read; nullptr before the first. A request keeps the one it began with.
    std::shared_ptr<const Catalogue> now() const;

    /// For who did not find something: with all that was committed before the call. Calls at the same time share one asking.
    Task<std::shared_ptr<const Catalogue>> fresh(Deadline by);

    struct Counts { std::uint64_t asked = 0, read = 0; };
    Counts counts() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::rest
