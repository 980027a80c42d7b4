-- For wrk: one kind of request, given as arguments (method, path, headers one to a line, body), and the result as one line of JSON.
local count = 0
local body = ""

function init(arguments)
    wrk.method, wrk.path = arguments[1], arguments[2]
    for name, value in arguments[3]:gmatch("([^:\n]+): ([^\n]*)") do
        wrk.headers[name] = value
    end
    body = arguments[4] or ""
    if body == "" then
        body = nil
    end
end

function request()
    local text = body
    -- A title of its own for each post.
    if text and text:find("@", 1, true) then
        count = count + 1
        text = text:gsub("@", tostring(count))
    end
    return wrk.format(nil, wrk.path, nil, text)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        'result {"requests": %d, "seconds": %.3f, "failed": %d, "unanswered": %d, "p50_ms": %.3f, "p99_ms": %.3f}\n',
        summary.requests, summary.duration / 1e6, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
