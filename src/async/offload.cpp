// async/offload.cpp: the threads that compute.
#include "async/offload.hpp"

namespace orderline {

Offload::Offload(std::size_t threads, std::size_t waiting_max) : waiting_max_{waiting_max} {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Offload::~Offload() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
}

void Offload::add(std::move_only_function<void(bool)> job) {
    {
        const std::lock_guard lock{mutex_};
        if (!stopping_ && waiting_.size() < waiting_max_) {
            waiting_.push_back(std::move(job));
            changed_.notify_one();
            return;
        }
    }
    job(false);
}

void Offload::work() {
    for (;;) {
        std::move_only_function<void(bool)> job;
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (stopping_) return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        job(true);
    }
}

}  // namespace orderline
