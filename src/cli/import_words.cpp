#include "cli/import_words.h"

#include <boost/json.hpp>

namespace cli {

std::string to_job_result(const ImportResult& result) {
    return boost::json::serialize(boost::json::object{{"json", result.json}, {"words", result.words}, {"refused", result.refused}});
}

ImportResult import_result_of(std::string_view job_result) {
    const auto value = boost::json::parse(job_result);
    return {.json = std::string{value.at("json").as_string()}, .words = std::string{value.at("words").as_string()}, .refused = value.at("refused").to_number<std::int64_t>()};
}

}  // namespace cli
