// The texts of enums.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "enums.hpp"

namespace orderline::rows {

std::span<const std::string_view> labels_of(CallOutcome) {
    static constexpr std::string_view labels[]{
        "success", "failed", "follow_up", "rescheduled", "no_answer", "busy", "callback_requested", "handoff",
        "timed_out"};
    return labels;
}
std::string_view to_text(CallOutcome value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(CallPurpose) {
    static constexpr std::string_view labels[]{
        "sales", "support", "feedback", "other", "complaint", "survey", "appointment", "billing"};
    return labels;
}
std::string_view to_text(CallPurpose value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(CallStatus) {
    static constexpr std::string_view labels[]{
        "scheduled", "completed", "canceled", "in_progress", "missed", "rescheduled", "priority"};
    return labels;
}
std::string_view to_text(CallStatus value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(ContactMethod) {
    static constexpr std::string_view labels[]{
        "email", "phone", "sms", "mail", "chat", "in_person", "social_media", "none"};
    return labels;
}
std::string_view to_text(ContactMethod value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(InteractionOutcome) {
    static constexpr std::string_view labels[]{
        "successful", "unsuccessful", "pending", "scheduled", "cancelled", "follow_up", "no_answer", "busy",
        "callback_requested", "handoff", "timed_out", "ordered"};
    return labels;
}
std::string_view to_text(InteractionOutcome value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(InteractionPurpose) {
    static constexpr std::string_view labels[]{
        "sales", "support", "inquiry", "complaint", "feedback", "survey", "appointment", "billing", "other"};
    return labels;
}
std::string_view to_text(InteractionPurpose value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(InteractionStatus) {
    static constexpr std::string_view labels[]{
        "scheduled", "completed", "canceled", "missed", "rescheduled", "in_progress", "priority"};
    return labels;
}
std::string_view to_text(InteractionStatus value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(OrderStatus) {
    static constexpr std::string_view labels[]{
        "pending", "processing", "shipped", "delivered", "canceled", "returned", "refunded", "user_confirmed",
        "accepted"};
    return labels;
}
std::string_view to_text(OrderStatus value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

}  // namespace orderline::rows
