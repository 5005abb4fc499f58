// redis/wire.cpp: hiredis' parser with objects of our own.
#include "redis/wire.hpp"
#include <hiredis/hiredis.h>
#include <hiredis/read.h>
#include <algorithm>
#include <new>

namespace orderline::redis {
namespace {

std::string first_word(std::string_view text) {
    const auto end = std::ranges::find_if(text, [](char c) { return c < 'A' || c > 'Z'; });
    return std::string{text.begin(), end};
}

void* text_reply(const redisReadTask* task, char* text, std::size_t size) {
    if (task->type != REDIS_REPLY_ERROR) return new Reply{Reply::Kind::text, {text, size}};
    return new Reply{Reply::Kind::refusal, first_word({text, size})};
}
void* number_reply(const redisReadTask*, long long value) { return new Reply{Reply::Kind::number, {}, value}; }
void* no_reply(const redisReadTask*) { return new Reply{}; }
void* no_list(const redisReadTask*, int) { return nullptr; }  // hiredis takes it for a lack of memory, and reads no further
void free_reply(void* reply) { delete static_cast<Reply*>(reply); }

redisReplyObjectFunctions functions{text_reply, no_list, number_reply, no_reply, free_reply};

std::unexpected<Error> garbage(std::string why) {
    return fail(Code::unavailable, "unavailable", "Redis cannot be understood.", std::move(why));
}

}  // namespace

std::string command_text(const std::vector<std::string_view>& words) {
    std::vector<const char*> starts;
    std::vector<std::size_t> sizes;
    for (const auto word : words) {
        starts.push_back(word.data());
        sizes.push_back(word.size());
    }
    char* text = nullptr;
    const int size = redisFormatCommandArgv(&text, static_cast<int>(words.size()), starts.data(), sizes.data());
    if (size < 0) throw std::bad_alloc{};
    std::string owned{text, static_cast<std::size_t>(size)};
    redisFreeCommand(text);
    return owned;
}

void ReplyReader::Free::operator()(redisReader* reader) const { redisReaderFree(reader); }

ReplyReader::ReplyReader() : reader_{redisReaderCreateWithFunctions(&functions)} {
    if (!reader_) throw std::bad_alloc{};
}

Result<void> ReplyReader::feed(std::string_view bytes) {
    unread_ += bytes.size();
    if (unread_ > reply_bytes_max) return garbage("a reply is too large");
    if (redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) != REDIS_OK) return garbage(reader_->errstr);
    return {};
}

Result<std::optional<Reply>> ReplyReader::next() {
    void* read = nullptr;
    if (redisReaderGetReply(reader_.get(), &read) != REDIS_OK) return garbage(reader_->errstr);
    if (!read) return std::optional<Reply>{};
    const std::unique_ptr<Reply> reply{static_cast<Reply*>(read)};
    unread_ = reader_->len - reader_->pos;
    return std::optional{std::move(*reply)};
}

}  // namespace orderline::redis
