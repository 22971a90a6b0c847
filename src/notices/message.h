/// One mail as the bytes that go to the server: plain text, UTF-8, quoted-printable, and perhaps one file. RFC 5322, 2045, 2046, 2047, 3834.
#pragma once

#include <string>

#include "base/day.h"

namespace notices {

struct Message {
    std::string id;              ///< Before the @ of the Message-ID: letters and digits.
    std::string from, from_name; ///< Address; name as people read it.
    std::string to;              ///< Address.
    std::string subject;
    std::string text;            ///< Lines end in \n.
    std::string language = "en";
    std::string attachment_name{}, attachment{};  ///< A file of text beside it, for a program: letters, digits, dots and dashes; its bytes. Empty for none.
    base::Instant at{};
};

/// Whether this may stand in a header and in a command to the server: no space, no control character, one @, nothing of the syntax of lists.
bool is_mailable(std::string_view address);
/// Header and body with CRLF. Asserts that both addresses are mailable: nothing that a person typed can begin a header of its own.
std::string to_mime(const Message&);

}  // namespace notices
