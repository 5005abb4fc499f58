// live/hub.hpp: who is told of which changed rows. I/O thread only.
#pragma once
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include "base/memory.hpp"
#include "pg/pgoutput.hpp"

namespace orderline::live {

/// Somebody who listens to one topic. Must not watch or unwatch that topic from inside these calls' own topic loop; it may
/// destroy its own Watch.
struct Listener {
    virtual ~Listener() = default;
    virtual void on_change(const pg::RowChange& change) = 0;
    /// The stream of changes was interrupted: read anew, then go on listening.
    virtual void on_resync() = 0;
};

class Hub {
public:
    /// Listens until it is destroyed. The hub must outlive it.
    class Watch {
    public:
        Watch() = default;
        Watch(Watch&&) noexcept;
        Watch& operator=(Watch&&) noexcept;
        ~Watch();

    private:
        friend class Hub;
        Hub* hub_ = nullptr;
        std::string topic_;
        Listener* listener_ = nullptr;
    };

    Watch watch(std::string topic, Listener& listener);

    void publish(std::string_view topic, const pg::RowChange& change);
    /// The topic's last row, whoever heard it, of the thousand topics that spoke last; until the next publish(). What began to be read after
    /// it was published may still not see it: the stream tells of a commit a moment before all readings do. nullptr: not known.
    const pg::RowChange* newest(std::string_view topic) { return newest_.find(topic); }
    void resync();
    std::size_t topics() const { return topics_.size(); }

private:
    struct Hash : std::hash<std::string_view> { using is_transparent = void; };
    using Listeners = std::list<Listener*>;
    void leave(std::string_view topic, Listener* listener);

    std::unordered_map<std::string, Listeners, Hash, std::equal_to<>> topics_;
    Memory<std::string, pg::RowChange, std::string_view> newest_{1000};
};

/// The topic of a row: table, tenant and the id that is listened to: "draft_operations:<tenant>:<draft>".
std::string topic_of(std::string_view table, std::string_view tenant, std::string_view id);

}  // namespace orderline::live
