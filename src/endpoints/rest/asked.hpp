// endpoints/rest/asked.hpp: one request with its headers read: what all handlers begin with.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include "endpoints/rest/caller.hpp"
#include "endpoints/rest/catalogue.hpp"
#include "endpoints/rest/wishes.hpp"

namespace orderline::rest {

struct Asked {
    const http::Request& request;
    const Caller& caller;
    std::shared_ptr<const Catalogue> catalogue;  // this request's, whatever changes meanwhile
    std::string schema;                          // the one that Accept-Profile or Content-Profile names, or the first
    std::string target;                          // the table, the view, the function
    Preferences prefer;
    Accepted accept;

    bool reads() const { return request.method == http::Method::get || request.method == http::Method::head; }
    bool wants_representation() const { return prefer.returned == Return::representation; }
};

}  // namespace orderline::rest
