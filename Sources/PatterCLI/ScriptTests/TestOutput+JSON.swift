import DataExchange
import ScriptTesting
import SourceText
import Terminal

extension TestOutput {
  func writeJSON(_ program: Program) {
    var json = JSONWriter()
    json.object { json in
      json.key("transcripts")
      json.array { json in
        for result in transcripts { write(result, &json) }
      }
      json.key("scripts")
      json.array { json in
        for script in scripts { write(script, &json) }
      }
      json.key("scripts_with_errors")
      json.array { json in
        for path in broken { json.value(path) }
      }
    }
    program.screen.write(json.text + "\n")
  }

  private func write(_ result: TranscriptResult, _ json: inout JSONWriter) {
    json.object { json in
      json.member("file", result.path)
      json.member("script", result.script.map { paths[$0] })
      json.member("status", result.status.rawValue)
      json.key("problems")
      json.array { json in
        DiagnosticOutput.json(result.diagnostics, [result.source], &json)
      }
      if let failure = result.failure {
        json.member("expected", failure.expected.isEmpty ? nil : failure.expected)
        json.member("help", failure.help)
        json.key("offered")
        json.object { json in
          json.member("place", failure.offer.place)
          json.key("choices")
          json.array { json in
            for choice in failure.offer.choices {
              json.object { json in
                json.member("act", choice.act)
                json.member("words", choice.words)
              }
            }
          }
        }
      }
      if result.status == .updated {
        json.key("changes")
        json.array { json in
          for change in result.changes {
            json.object { json in
              json.member("line", change.line)
              json.member("message", change.message)
            }
          }
        }
      }
    }
  }

  private func write(_ script: ScriptResult, _ json: inout JSONWriter) {
    json.object { json in
      json.member("file", script.path)
      json.key("transcripts")
      json.object { json in
        json.member("count", script.transcriptCount)
        write(script.coverage, &json)
      }
      if let walks = script.walks {
        json.key("walks")
        json.object { json in
          json.member("count", walks.count)
          json.member("seed", walks.seed)
          json.member("won", walks.endings.won)
          json.member("open", walks.endings.open)
          json.member("lost", walks.endings.lost)
          json.member("unfinished", walks.endings.unfinished)
          write(walks.coverage, &json)
        }
      }
      let whole = script.wholeCoverage
      json.key("never_reached")
      json.object { json in
        for (name, all) in [
          ("steps", whole.missedSteps), ("replies", whole.missedReplies),
          ("cards", whole.missedCards),
        ] {
          json.key(name)
          json.array { json in
            for name in all { json.value(name) }
          }
        }
      }
      json.key("found")
      json.array { json in
        for (number, finding) in (script.walks?.findings ?? []).enumerated() {
          json.object { json in
            json.member("kind", finding.trouble.kind.rawValue)
            json.member("place", finding.trouble.place)
            json.member("message", finding.trouble.message)
            json.member("help", finding.trouble.help)
            json.member("walks", finding.count)
            json.member("first_walk", finding.walk + 1)
            json.member("saved", script.saved[number])
          }
        }
      }
    }
  }

  private func write(_ coverage: Coverage, _ json: inout JSONWriter) {
    for (name, share) in [
      ("steps", coverage.stepShare), ("replies", coverage.replyShare),
      ("cards", coverage.cardShare),
    ] {
      json.key(name)
      json.object { json in
        json.member("hit", share.hit)
        json.member("total", share.total)
      }
    }
  }
}
