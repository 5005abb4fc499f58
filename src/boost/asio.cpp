// The one place where Asio's sources are compiled (BOOST_ASIO_SEPARATE_COMPILATION): every other file only declares it.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
