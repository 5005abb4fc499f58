// boost/asio.cpp: the one place where Asio's sources are compiled: every other file only declares it.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
