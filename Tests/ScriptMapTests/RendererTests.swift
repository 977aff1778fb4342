import CallModel
import ScriptMap
import TestSupport
import Testing

/// What the renderers write, and that no text of a script can be more than text there.
@Suite struct RendererTests {
  static let small = """
    # anytime
    - Hangs up | the line goes dead #hangs_up => no
    # greeting: Greeting
    ## hello: First words (20s)
    [A] One.
    [B] Two.
    - Go ahead | sure (+1) #yes -> opener
    - Me too -> opener
    - [if size > 3] Too dear -> !price
    - Not now => later
    # discovery: Discovery
    ## opener
    [must] This call is recorded.
    ? size
    ? who
    [if size < 2] => no
    => won
    # objections
    ## !price: Too expensive
    ~ too expensive
    ### compare: Compared with what
    Words.
    ### otherwise
    => later
    """

  /// Names that are words of the formats, and labels with every sign that means something there.
  static let hostile = """
    # anytime
    - Stops "now" | x #a => no
    # graph: Graph ] [ ( ) { "a" } ]]> -->
    ## end: end
    Words.
    - Say "yes" & <no> </text> &amp; #q1 -> style
    - \\\\N \\\\G 100% #q2 -> style
    - 1. first - * + list #q3 -> node
    - `code` *b* __u__ ~~s~~ $x$ ^ @ #q6 -> node
    - %% comment ; semicolon : colon #q7 -> subgraph
    ## style: classDef x fill:#f00; click a "javascript:alert(1)"
    Words.
    - A == B ==o x--x #w -> end
    - direction LR; direction\u{A0}TB #d -> end
    - Card -> !end
    ## node: </text></svg><script>alert('1')</script><!--
    => won
    ## subgraph: \u{1B}[31m\u{202E}\u{85}\u{FFFE}
    => won
    # objections
    ## !end: 2) Card "x" / y \\\\
    ~ x
    ### one: One: \\\\l <i>
    Words.
    - Ok & "fine" -> back
    - No => no
    """

  @Test(arguments: ["svg", "dot", "mermaid"])
  func `a small map is as it was`(format: String) throws {
    let map = try map(Self.small)
    let text =
      switch format {
      case "svg": svg(map)
      case "dot": dot(map)
      default: mermaid(map)
      }
    try Golden.check(text, "Maps/small.\(format)")
  }

  @Test func `SVG is well formed whatever the texts are, and loads and runs nothing`() throws {
    var maps = [try map(Self.hostile), try map(Self.small)]
    for seed in 1...40 { maps.append(Map(try script(randomSections(seed: UInt64(seed))))) }
    for map in maps {
      let tags = try XMLTags(svg(map))
      #expect(tags.names.isSubset(of: Self.tags), "\(tags.names)")
      #expect(tags.attributes.isDisjoint(with: ["onload", "onclick", "src", "style"]))
      for address in tags.addresses { #expect(address.hasPrefix("#"), "\(address)") }
      #expect(tags.addresses.allSatisfy { tags.ids.contains(decoded($0)) })
    }
  }

  static let tags: Set = [
    "svg", "title", "desc", "style", "defs", "marker", "path", "rect", "text", "g", "a",
  ]

  private func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = address.utf8.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `in the language of Graphviz every text ends where it should`() throws {
    for map in [try map(Self.hostile), try map(Self.small)] {
      // Without the quoted texts only the program's own words are left.
      var rest = ""
      var isQuoted = false
      var isEscaped = false
      for character in dot(map) {
        if isEscaped {
          isEscaped = false
        } else if isQuoted, character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted.toggle()
        } else if !isQuoted {
          rest.append(character)
        }
      }
      #expect(!isQuoted)
      let allowed = "abcdefghijklmnopqrstuvwxyz_TB0123456789 \n{}[]=,;->"
      #expect(rest.allSatisfy { allowed.contains($0) }, "\(rest)")
      #expect(rest.count { $0 == "{" } == rest.count { $0 == "}" })
    }
  }

  @Test func `in Mermaid every text is quoted and holds no sign that ends or means anything`()
    throws
  {
    for map in [try map(Self.hostile), try map(Self.small)] {
      for line in mermaid(map).split(separator: "\n") where line.contains("\"") {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        #expect(parts.count == 3, "\(line)")
        let text = parts[1].replacing("<br/>", with: "")
        #expect(!text.contains(/direction\s/), "\(line)")
        for sign in "<>[]{}|`*_~%$^@\\&:" {
          #expect(!text.contains(sign), "\(line)")
        }
        let opens = text.count { $0 == "#" }
        #expect(opens == text.count { $0 == ";" }, "\(line)")
      }
    }
  }

  @Test func `no control character reaches any format`() throws {
    let map = try map(Self.hostile)
    for text in [svg(map), dot(map), mermaid(map)] {
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
        #expect(scalar != "\u{202E}" && scalar != "\u{FFFE}")
      }
    }
  }
}
