/// What the world broke: disk, database, a corrupt file. Caught once in `web` and once in `cli`.
#pragma once

#include <stdexcept>
#include <string>

namespace base {

/// Names what failed, where (file, row), and what the person can do next.
class Fault : public std::runtime_error {
public:
    Fault(std::string what_failed, std::string where, std::string advice)
        : std::runtime_error{what_failed + (where.empty() ? "" : " (" + where + ")") + (advice.empty() ? "" : ". " + advice)},
          what_failed_{std::move(what_failed)},
          where_{std::move(where)},
          advice_{std::move(advice)} {}

    const std::string& what_failed() const { return what_failed_; }
    const std::string& where() const { return where_; }
    const std::string& advice() const { return advice_; }

private:
    std::string what_failed_;
    std::string where_;
    std::string advice_;
};

}  // namespace base
