-- bench/load/read.lua: wrk reads customers by id. Environment: TOKEN.
local token = os.getenv("TOKEN")
local n = 0

function request()
  n = n + 1
  local id = string.format("00000000-0000-4000-8000-%d", 100000000001 + (n * 7919) % 2000)
  return wrk.format("GET", "/api/v1/customers/" .. id, {["Authorization"] = "Bearer " .. token})
end

function done(summary, latency)
  print(string.format("RESULT %.1f %d %d", summary.requests / (summary.duration / 1e6), summary.errors.status, latency:percentile(99)))
end
