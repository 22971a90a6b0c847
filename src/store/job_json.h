#pragma once

#include <boost/json/object.hpp>

#include "store/jobs.h"

namespace store {

/// The status as it goes over the control socket, and back.
boost::json::object to_json(const JobStatus&);
JobStatus job_from_json(const boost::json::object&);

}  // namespace store
