// base/json_events.hpp: boost's parser that tells of what it meets instead of making values of it.
#pragma once
#include <boost/json/basic_parser_impl.hpp>
#include "base/json.hpp"
