#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cli {

/// What the work "import" hands back: its report as JSON for `--json`, in words for people, and how much was refused.
struct ImportResult {
    std::string json;
    std::string words;
    std::int64_t refused = 0;
};

std::string to_job_result(const ImportResult& result);
ImportResult import_result_of(std::string_view job_result);

}  // namespace cli
