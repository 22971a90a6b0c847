/// Sockets, TLS, threads that serve them, and the end of it all. transport.cpp is alone in seeing them.
#pragma once

#include <memory>

#include "base/config.h"
#include "web/server/reception.h"
#include "web/server/server.h"
#include "web/server/workers.h"

namespace web {

class Transport {
public:
    /// Binds. Throws base::Fault if the settings contradict each other, the port is taken, or certificate and key do not fit.
    explicit Transport(const base::Settings& settings);
    ~Transport();

    int port() const;
    bool secure() const;
    void run(Reception& reception, Workers& pages, Workers& files, Server::Signals signals);
    void stop();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

/// Throws base::Fault unless: off loopback there is a public_url; off loopback there is TLS or a trusted proxy; public_url is https or its
/// host a loopback name; certificate and key are given together.
void check_exposure(const base::Settings& settings);

}  // namespace web
