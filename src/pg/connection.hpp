// pg/connection.hpp: one connection in libpq's pipeline mode, on the I/O thread. Internal to pg.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/system/error_code.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include "pg/conninfo.hpp"
#include "pg/exchange.hpp"

struct pg_conn;

namespace orderline::pg {

/// Lives in a shared_ptr: its handlers hold it. Answers come through its owner, in the order in which was sent.
class Connection final : public std::enable_shared_from_this<Connection>, public Place {
public:
    class Owner {
    public:
        virtual void on_open(Connection& connection) = 0;
        /// The Sync is back; `exchange.request` is nullptr if nobody waits any more. May be called for answers that came
        /// just before the connection was closed.
        virtual void on_answer(Connection& connection, Exchange& exchange) = 0;
        /// Also when it could not be opened. What was sent and has no answer is in `open`.
        virtual void on_closed(Connection& connection, const std::string& why, std::deque<Exchange>& open) = 0;
        /// A Transaction that has sent nothing gives its connection back.
        virtual void on_given_back(Connection& connection) = 0;

    protected:
        ~Owner() = default;
    };

    Connection(boost::asio::io_context& io, Owner& owner, const Conninfo& conninfo, Deadline connect_by);
    ~Connection();

    void open();
    bool is_open() const { return open_; }
    /// Ends it at once; `why` is for the log. Calls on_closed, unless the owner has gone.
    void close(const std::string& why);
    void orphan() { owner_ = nullptr; }

    std::size_t under_way() const { return in_flight_.size(); }
    /// It has prepared so much that it should be closed when it is free.
    bool worn_out() const;
    /// Nothing under way and no transaction open.
    bool clean() const;

    /// Settings, statement, Sync in one flush: one transaction. A failure to send closes the connection.
    void send_write(Request& request);
    /// The same for reads, in a read-only transaction that they share: settings stand before each statement that has
    /// others than the one before it. All of them must name the same settings. One that fails takes those behind it
    /// with it, which are then answered with neither rows nor error.
    void send_reads(std::span<Request* const> requests);
    /// `opening` (BEGIN, SET LOCAL …) if there is any, the statement, Sync.
    void send_explicit(Request& request, const std::vector<std::string>& opening);
    /// A statement without parameters and rows, Sync. Without a request nobody waits for it.
    void send_command(const char* sql, Request* request, Deadline by, Then then);
    /// A value as an SQL literal.
    std::string quoted(const std::string& value) const;

    void forget(Request& request) override;
    /// The statement is prepared anew when it is next sent, unless it has been since this `generation` of it.
    void forget_prepared(std::string_view name, int generation);
    void give_back();
    /// Answers what is past its time, and closes if the database owes the oldest answer.
    void check_deadlines(std::chrono::steady_clock::time_point now);

private:
    struct HashOfName : std::hash<std::string_view> {
        using is_transparent = void;
    };
    struct Prepared {
        std::string text;
        std::string name;    // the statement's own, with its generation once it is not the first
        int generation = 0;
    };

    void advance();
    void watch_connecting(bool for_reading);
    void opened();
    void watch_input();
    void watch_output();
    void on_input();
    void read_answers();
    void take(pg_result* result);
    void end_group();
    bool set(Exchange& exchange, const Settings& settings, bool read_only);
    bool run_data(Exchange& exchange, const Request& request);
    void push(Exchange&& exchange);
    bool prepare(Exchange& exchange, const Statement& statement);
    bool run(Exchange& exchange, Step step, const Statement& statement);
    bool run_unprepared(Exchange& exchange, const Statement& statement);
    bool run_plain(Exchange& exchange, const char* sql);
    void sync(bool sent);

    Owner* owner_;
    Conninfo conninfo_;
    Deadline connect_by_;
    boost::asio::posix::stream_descriptor socket_;
    pg_conn* connection_ = nullptr;
    bool open_ = false, closed_ = false, watching_output_ = false;
    std::deque<Exchange> in_flight_;
    std::size_t current_ = 0;  // which of them is being answered: not the first if it shares its Sync
    std::unordered_map<std::string, Prepared, HashOfName, std::equal_to<>> prepared_;
    int generation_ = 0;  // the next one: names are not used again, the server may still know them
    std::vector<const char*> values_;  // scratch
};

}  // namespace orderline::pg
