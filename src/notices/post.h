/// Where mail is handed in: an interface for whoever composes it, so that a test can read what would have gone.
#pragma once

#include <stop_token>
#include <string>

#include "notices/message.h"

namespace notices {

struct Handed {
    enum class How {
        Taken,    ///< The server has it: it is the server's to deliver now.
        Later,    ///< Not now: no connection, no sign-in, the server asks to wait. Tried again.
        Refused,  ///< Never: there is no such mailbox. Trying again would be refused again.
    };
    How how = How::Taken;
    std::string problem{};  ///< In one word, with the server's number: "recipient 550". Never its own words, which repeat addresses.
};

class Post {
public:
    virtual ~Post() = default;
    /// Returns soon once a stop is wanted; what was on its way then counts as not taken.
    virtual Handed hand_in(const Message&, const std::stop_token& stop) = 0;
};

}  // namespace notices
