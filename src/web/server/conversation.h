/// One connection's requests and answers, one after the other. Included by transport.cpp alone besides its own source.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "web/server/connection.h"
#include "web/server/reception.h"
#include "web/server/workers.h"

namespace web {

/// Where work goes that may wait.
struct Hands {
    Reception& reception;
    Workers& pages;
    Workers& files;  ///< Reads files that are being sent, so that a slow disk stops no connection but its own.
};

/// Answers until either end has had enough. Does not throw.
boost::asio::awaitable<void> converse(Connection& connection, Hands hands);

}  // namespace web
