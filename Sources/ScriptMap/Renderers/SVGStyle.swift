/// How the parts of a map look, on a light screen and on a dark one.
///
/// What a colour says is said by a shape and a word as well: a success is round, an open outcome
/// round with a dashed edge, an end square.
enum SVGStyle {
  /// How many tints the stages take in turn.
  static let tintCount = 6

  /// What is added for a map with figures: bars, and ways of different widths.
  static let flow = """
    .pm-bar-all{fill:#e2e7ec}
    .pm-bar-reached{fill:#2c6cb0}
    .pm-bar-dropped{fill:#c8641b}
    .pm-bar-way{fill:#86a9d0}
    .pm-lines .pm-flow{stroke:#86a9d0;marker-end:none}
    @media (prefers-color-scheme:dark){
    .pm-bar-all{fill:#35404b}
    .pm-bar-reached{fill:#5b9bdc}
    .pm-bar-dropped{fill:#e5924f}
    .pm-bar-way{fill:#4d719b}
    .pm-lines .pm-flow{stroke:#4d719b}
    }

    """
    + (1...MapFlow.maximumWidth).map { ".pm-lines .pm-width-\($0){stroke-width:\($0)}\n" }.joined()

  /// The style sheet; every name begins with `pm`, so that a page around the picture is not touched.
  static let text = """
    .pm text{font-family:"Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;fill:#2a3642}
    .pm-page{fill:#fff}
    .pm .pm-heading{font-size:24px;font-weight:600;fill:#16202b}
    .pm .pm-facts{font-size:13px;fill:#57646f}
    .pm .pm-band{font-size:14px;font-weight:600;fill:#16202b}
    .pm .pm-count{font-size:12px;fill:#57646f}
    .pm .pm-title{font-size:14px;font-weight:600;fill:#16202b}
    .pm .pm-name{font-size:12px;fill:#57646f}
    .pm .pm-rebuttal{font-size:12px;font-weight:600;fill:#57646f}
    .pm .pm-ask{font-size:12px;fill:#0a6470}
    .pm .pm-label{font-size:13px}
    .pm .pm-mark{font-size:11px;fill:#57646f}
    .pm .pm-figure{font-size:12px;fill:#57646f}
    .pm rect.pm-tint0{fill:#edf3fa}
    .pm rect.pm-tint1{fill:#edf6ef}
    .pm rect.pm-tint2{fill:#faf4e6}
    .pm rect.pm-tint3{fill:#f4eef9}
    .pm rect.pm-tint4{fill:#fbefee}
    .pm rect.pm-tint5{fill:#eaf5f6}
    .pm rect.pm-group{fill:#f4f5f6}
    .pm-box{fill:#fff;stroke:#c5ced7}
    .pm-marked .pm-box{stroke:#2c6cb0;stroke-width:2}
    .pm-card:target .pm-box{stroke:#d08700;stroke-width:3}
    .pm-won .pm-box{stroke:#2f8a55;stroke-width:1.5}
    .pm-open .pm-box{stroke:#6a5bc0;stroke-width:1.5;stroke-dasharray:5 3}
    .pm-lost .pm-box{stroke:#a85050;stroke-width:1.5}
    .pm-won.pm-marked .pm-box{stroke-width:3}
    .pm-divider{stroke:#e2e7ec;fill:none}
    .pm-lines path{fill:none;stroke:#8795a3;stroke-width:1.5;marker-end:url(#pm-arrow)}
    .pm-lines .pm-guarded{stroke-dasharray:5 4}
    .pm-head{fill:#8795a3}
    .pm-chip text{font-size:12px;text-anchor:middle}
    .pm-chip rect{stroke:none}
    .pm-chip.pm-guarded rect{stroke-dasharray:3 2}
    .pm-to-mark rect{fill:#eff2f5}
    .pm .pm-to-mark text{font-size:11px;fill:#57646f}
    .pm-to-step rect{fill:#e4edf7;stroke:#b5cbe3}
    .pm .pm-to-step text{fill:#1d4c7d}
    .pm-to-card rect{fill:#fcefcf;stroke:#e6c987}
    .pm .pm-to-card text{fill:#704700}
    .pm-to-won rect{fill:#daf1e1;stroke:#7dbb95}
    .pm .pm-to-won text{fill:#0b552a}
    .pm-to-open rect{fill:#e8e5fa;stroke:#a79cdd;stroke-dasharray:4 2}
    .pm .pm-to-open text{fill:#44369a}
    .pm-to-lost rect{fill:#f6e2e1;stroke:#cf9d9b}
    .pm .pm-to-lost text{fill:#7f2626}
    .pm-to-turn rect{fill:none;stroke:#c5ced7}
    .pm .pm-to-turn text{fill:#57646f}
    .pm a:hover rect{stroke-width:2}
    @media (prefers-color-scheme:dark){
    .pm text{fill:#d5dde5}
    .pm-page{fill:#12161b}
    .pm .pm-heading,.pm .pm-band,.pm .pm-title{fill:#f0f4f8}
    .pm .pm-facts,.pm .pm-count,.pm .pm-name,.pm .pm-rebuttal,.pm .pm-mark,.pm .pm-figure,.pm .pm-to-mark text,.pm .pm-to-turn text{fill:#a3b0bd}
    .pm .pm-ask{fill:#74cbd6}
    .pm rect.pm-tint0{fill:#18222d}
    .pm rect.pm-tint1{fill:#17251c}
    .pm rect.pm-tint2{fill:#272116}
    .pm rect.pm-tint3{fill:#221b2a}
    .pm rect.pm-tint4{fill:#2a1b1b}
    .pm rect.pm-tint5{fill:#162528}
    .pm rect.pm-group{fill:#1a1e23}
    .pm-box{fill:#20272f;stroke:#414d59}
    .pm-marked .pm-box{stroke:#6ba6e4}
    .pm-won .pm-box{stroke:#5cb884}
    .pm-open .pm-box{stroke:#9c8fe6}
    .pm-lost .pm-box{stroke:#cf7f7d}
    .pm-divider{stroke:#35404b}
    .pm-lines path{stroke:#7f8e9d}
    .pm-head{fill:#7f8e9d}
    .pm-to-mark rect{fill:#2b343e}
    .pm-to-step rect{fill:#1d3146;stroke:#3f628a}
    .pm .pm-to-step text{fill:#a8cdf3}
    .pm-to-card rect{fill:#3a2d10;stroke:#7d6227}
    .pm .pm-to-card text{fill:#f0cf8a}
    .pm-to-won rect{fill:#153323;stroke:#3f7f5b}
    .pm .pm-to-won text{fill:#9be0b6}
    .pm-to-open rect{fill:#2a2549;stroke:#6257a5}
    .pm .pm-to-open text{fill:#c9c1f7}
    .pm-to-lost rect{fill:#3d1f1f;stroke:#86504e}
    .pm .pm-to-lost text{fill:#f0b5b3}
    .pm-to-turn rect{stroke:#4d5a67}
    }
    @media print{.pm-page{fill:#fff}}

    """
}
