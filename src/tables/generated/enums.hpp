// Enums.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <span>
#include <string_view>

namespace orderline::rows {

enum class CallOutcome {
    success, failed, follow_up, rescheduled, no_answer, busy, callback_requested, handoff, timed_out
};
std::span<const std::string_view> labels_of(CallOutcome);
std::string_view to_text(CallOutcome value);

enum class CallPurpose {
    sales, support, feedback, other, complaint, survey, appointment, billing
};
std::span<const std::string_view> labels_of(CallPurpose);
std::string_view to_text(CallPurpose value);

enum class CallStatus {
    scheduled, completed, canceled, in_progress, missed, rescheduled, priority
};
std::span<const std::string_view> labels_of(CallStatus);
std::string_view to_text(CallStatus value);

enum class ContactMethod {
    email, phone, sms, mail, chat, in_person, social_media, none
};
std::span<const std::string_view> labels_of(ContactMethod);
std::string_view to_text(ContactMethod value);

enum class InteractionOutcome {
    successful, unsuccessful, pending, scheduled, cancelled, follow_up, no_answer, busy, callback_requested, handoff,
    timed_out, ordered
};
std::span<const std::string_view> labels_of(InteractionOutcome);
std::string_view to_text(InteractionOutcome value);

enum class InteractionPurpose {
    sales, support, inquiry, complaint, feedback, survey, appointment, billing, other
};
std::span<const std::string_view> labels_of(InteractionPurpose);
std::string_view to_text(InteractionPurpose value);

enum class InteractionStatus {
    scheduled, completed, canceled, missed, rescheduled, in_progress, priority
};
std::span<const std::string_view> labels_of(InteractionStatus);
std::string_view to_text(InteractionStatus value);

enum class OrderStatus {
    pending, processing, shipped, delivered, canceled, returned, refunded, user_confirmed, accepted
};
std::span<const std::string_view> labels_of(OrderStatus);
std::string_view to_text(OrderStatus value);

}  // namespace orderline::rows
