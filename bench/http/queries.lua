-- wrk script: asks the next of the distinct queries each time.
local paths, at, encoding = {}, 0, "identity"

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = "/search?q=" .. line end
  encoding = args[2]
  at = math.floor(#paths / 3)
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = encoding })
end
