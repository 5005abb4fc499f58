-- bench/rest/replay.lua: wrk sends the requests of a file in turn, as they stand there.
-- Environment: REQUESTS, the file; SIZE, the bytes of each of its requests; STREAM=1: too many to keep, each is sent once.
local size = tonumber(os.getenv("SIZE"))
local file = assert(io.open(os.getenv("REQUESTS"), "rb"))

if os.getenv("STREAM") == "1" then
  function request()  -- after the last one a request that fails, so that the run does not count
    return file:read(size) or "GET /out-of-requests HTTP/1.1\r\nHost: bench\r\n\r\n"
  end
else
  local kept = {}
  for one in function() return file:read(size) end do kept[#kept + 1] = one end
  local n = 0
  function request()
    n = n % #kept + 1
    return kept[n]
  end
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("RESULT %.1f %d %d %d %d", summary.requests / (summary.duration / 1e6), errors.status, broken,
    latency:percentile(50), latency:percentile(99)))
end
