// pg/exchange.hpp: what was sent to Postgres for one request, and what has come back of it. Internal to pg.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/one_shot.hpp"
#include "base/result.hpp"
#include "pg/params.hpp"
#include "pg/rows.hpp"
#include "pg/settings.hpp"
#include "pg/statement.hpp"

namespace orderline::pg {

class Place;

inline constexpr std::size_t settings_max = 12;  // in one transaction

/// One statement that somebody waits for. It lives in the coroutine that waits and refers to what that was given; if the
/// coroutine goes, it takes itself out of wherever it is.
struct Request {
    const Settings* settings = nullptr;
    const Statement* statement = nullptr;
    const Params* params = nullptr;
    Deadline by;
    OneShot<Result<Rows>> done;
    int losses = 0;  // how often its connection was lost
    bool repeated_after_plan = false;
    Place* place = nullptr;  // who knows of it

    Request(const Settings* settings_of, const Statement* statement_of, const Params* params_of, Deadline by_when)
        : settings{settings_of}, statement{statement_of}, params{params_of}, by{by_when} {}
    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;
    ~Request();

    void answer(Result<Rows> result) {
        place = nullptr;
        done.set(std::move(result));
    }
};

/// Where a request can be: in a queue or on a connection.
class Place {
public:
    virtual void forget(Request& request) = 0;

protected:
    ~Place() = default;
};

inline Request::~Request() {
    if (place) place->forget(*this);
}

struct ClearResult { void operator()(pg_result* result) const noexcept; };
using ResultPtr = std::unique_ptr<pg_result, ClearResult>;

enum class Step : std::uint8_t { prepare, ignore, data };

/// What the connection's owner does when the Sync is back.
enum class Then : std::uint8_t {
    read,     // answer; may be repeated
    write,    // answer, then the connection is free
    hold,     // answer; a Transaction keeps the connection
    commit,   // answer, then the connection is free; the end of a Transaction
    release,  // nobody waits (a rollback): the connection is free
};

struct Exchange {
    Request* request = nullptr;  // nullptr: nobody waits any more
    Deadline by;
    Then then = Then::read;
    std::array<Step, settings_max + 4> steps{};  // of which `count` are in use
    std::array<std::string, 2> prepares{};  // the names of the prepare steps, in order
    std::uint8_t count = 0, at = 0, prepared = 0;
    int generation = 0;  // of the prepared form of the request's statement
    bool last = true;    // a Sync follows; reads may share one
    ResultPtr rows{}, error{};

    void expect(Step step) { steps[count++] = step; }
};

}  // namespace orderline::pg
