// live/hub.cpp: topics and their listeners.
#include "live/hub.hpp"
#include <algorithm>
#include <utility>
#include <vector>

namespace orderline::live {

Hub::Watch::Watch(Watch&& other) noexcept
    : hub_{std::exchange(other.hub_, nullptr)}, topic_{std::move(other.topic_)}, listener_{other.listener_} {}

Hub::Watch& Hub::Watch::operator=(Watch&& other) noexcept {
    if (this != &other) {
        if (hub_) hub_->leave(topic_, listener_);
        hub_ = std::exchange(other.hub_, nullptr);
        topic_ = std::move(other.topic_);
        listener_ = other.listener_;
    }
    return *this;
}

Hub::Watch::~Watch() {
    if (hub_) hub_->leave(topic_, listener_);
}

Hub::Watch Hub::watch(std::string topic, Listener& listener) {
    topics_[topic].push_back(&listener);
    Watch watch;
    watch.hub_ = this;
    watch.topic_ = std::move(topic);
    watch.listener_ = &listener;
    return watch;
}

void Hub::leave(std::string_view topic, Listener* listener) {
    const auto found = topics_.find(topic);
    if (found == topics_.end()) return;
    auto& listeners = found->second;
    const auto one = std::ranges::find(listeners, listener);
    if (one != listeners.end()) listeners.erase(one);
    if (listeners.empty()) topics_.erase(found);
}

void Hub::publish(std::string_view topic, const pg::RowChange& change) {
    newest_.put(std::string{topic}, change);
    const auto found = topics_.find(topic);
    if (found == topics_.end()) return;
    // A copy: a listener may leave while it is being told, and take the topic with it.
    const std::vector<Listener*> listeners{found->second.begin(), found->second.end()};
    for (Listener* one : listeners) {
        const auto still = topics_.find(topic);
        if (still == topics_.end()) return;
        if (std::ranges::find(still->second, one) != still->second.end()) one->on_change(change);
    }
}

void Hub::resync() {
    newest_.clear();  // newer ones may have been missed
    std::vector<std::pair<std::string, Listener*>> all;
    for (const auto& [topic, listeners] : topics_) {
        for (Listener* one : listeners) all.emplace_back(topic, one);
    }
    for (const auto& [topic, one] : all) {
        const auto still = topics_.find(topic);
        if (still == topics_.end()) continue;
        if (std::ranges::find(still->second, one) != still->second.end()) one->on_resync();
    }
}

std::string topic_of(std::string_view table, std::string_view tenant, std::string_view id) {
    std::string topic;
    topic.reserve(table.size() + tenant.size() + id.size() + 2);
    return topic.append(table).append(":").append(tenant).append(":").append(id);
}

}  // namespace orderline::live
