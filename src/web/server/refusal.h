/// Why a request is not even looked at.
#pragma once

#include <string_view>

namespace web {

struct RequestRefusal {
    int status;            ///< 400, 413, 414, 431, 501, 505.
    std::string_view why;  ///< For the log; lives as long as the program.
};

}  // namespace web
