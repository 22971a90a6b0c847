/// Mail through a server that takes it in (RFC 5321, TLS by RFC 8314 or STARTTLS by RFC 3207). libcurl speaks it.
#pragma once

#include <cstdint>
#include <string>

#include "notices/post.h"

namespace notices {

struct SmtpServer {
    enum class Security {
        StartTls,  ///< The connection begins plain and must become TLS before anything is said.
        Tls,       ///< TLS from the first byte.
        None,      ///< For a server on this computer.
    };
    std::string host;
    std::int64_t port = 587;
    Security security = Security::StartTls;
    std::string user, password;   ///< Both empty: without signing in.
    std::string authorities_file; ///< PEM; empty: the system's.
};

/// Each mail in a connection of its own: there are few. Blocks for a minute at most. For one thread at a time.
class SmtpPost : public Post {
public:
    explicit SmtpPost(SmtpServer server) : server_{std::move(server)} {}
    Handed hand_in(const Message&, const std::stop_token& stop) override;

private:
    SmtpServer server_;
};

}  // namespace notices
