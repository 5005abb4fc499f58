// boost/beast.cpp: the one place where Beast's sources are compiled.
#include <boost/beast/src.hpp>
