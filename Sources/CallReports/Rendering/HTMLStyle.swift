/// How a page of reports looks: on a light screen and a dark one, on a telephone and on paper.
enum HTMLStyle {
  /// The style sheet. It has no `>`, `<` or `&`, so that it stands in a page as it is.
  static let text =
    light + layout + plots + """
      @media screen and (prefers-color-scheme:dark){
      \(dark)}
      """ + print

  private static let light = """
    :root{color-scheme:light dark;--page:#fff;--ink:#16202b;--faint:#57646f;--rule:#d5dce3;--stripe:#f5f7f9;--link:#1d4c7d;--alarm:#a3260f;--on-alarm:#fff;--bar:#2c6cb0;--marked:#c8641b;--deep:#1d4c7d;--band:#c6daef;--grid:#e2e7ec;--version:#6a5bc0}

    """

  private static let dark = """
    :root{--page:#12161b;--ink:#e6ecf2;--faint:#a3b0bd;--rule:#35404b;--stripe:#1a2027;--link:#a8cdf3;--alarm:#ffb4a3;--on-alarm:#3b0d03;--bar:#5b9bdc;--marked:#e5924f;--deep:#a8cdf3;--band:#27405c;--grid:#2b343e;--version:#b3a8f0}

    """

  private static let layout = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:0 16px 48px;max-width:1440px;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
    h1{font-size:1.75rem;line-height:1.25;margin:24px 0 12px;overflow-wrap:anywhere}
    h2{font-size:1.35rem;line-height:1.3;margin:48px 0 12px;padding-top:12px;border-top:2px solid var(--rule)}
    h3,caption,figcaption{font-size:1rem;font-weight:600;text-align:start;margin:0;padding:0 0 6px}
    h3{margin-top:28px}
    .notice{position:sticky;top:0;z-index:2;margin:0 -16px;padding:10px 16px;background:var(--alarm);color:var(--on-alarm);font-weight:700;font-size:1.15rem;text-align:center}
    .badge{display:inline-block;vertical-align:middle;padding:2px 8px;border-radius:4px;background:var(--alarm);color:var(--on-alarm);font-size:.8rem;font-weight:700}
    .has-notice section{scroll-margin-top:64px}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,260px),1fr));gap:4px 32px;margin:0 0 12px}
    .facts div{display:flex;gap:12px;min-width:0;border-bottom:1px solid var(--rule);padding:4px 0}
    .facts dt{color:var(--faint);flex:none}
    .facts dd{margin:0;overflow-wrap:anywhere;min-width:0}
    .made,.note,footer{color:var(--faint);font-size:.875rem}
    .note{margin:6px 0 0}
    .remark{max-width:44em;overflow-wrap:anywhere}
    a{color:var(--link)}
    nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;margin:16px 0;padding:0;list-style:none}
    figure{margin:20px 0 8px}
    .scroll{overflow-x:auto;margin-top:28px}
    .map{margin-top:0;max-height:85vh;overflow:auto;border:1px solid var(--rule);border-radius:6px}
    .map svg{display:block;max-width:none}
    table{border-collapse:collapse;min-width:min(100%,720px);font-size:.9375rem;font-variant-numeric:tabular-nums}
    th,td{padding:5px 10px;text-align:start;vertical-align:baseline;border-bottom:1px solid var(--rule)}
    th{font-weight:600}
    tbody th{font-weight:400}
    thead th{color:var(--faint);font-size:.8125rem;border-bottom-width:2px;vertical-align:bottom}
    tbody tr:nth-child(even){background:var(--stripe)}
    tbody th,td[lang]{min-width:7em;max-width:26em;overflow-wrap:anywhere}
    .figure{text-align:end;white-space:nowrap}
    .of,.range{color:var(--faint);font-size:.8125rem}
    .main{display:inline-block;min-width:4.2em}
    .range{display:inline-block;min-width:6.2em}
    .narrow,.paper{display:none}
    @media (max-width:760px){.wide{display:none}.narrow{display:block}h1{font-size:1.4rem}}

    """

  private static let plots = """
    .plot{display:block;max-width:100%;height:auto;font-family:"Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
    .plot text{fill:var(--ink)}
    .plot .plot-title{font-size:15px;font-weight:600}
    .plot .plot-label,.plot .plot-figure{font-size:13px}
    .plot .plot-tick,.plot .plot-unit{font-size:12px;fill:var(--faint)}
    .plot-figure{font-variant-numeric:tabular-nums}
    .plot path{fill:none}
    .plot .plot-grid{stroke:var(--grid)}
    .plot .plot-axis{stroke:var(--faint)}
    .plot .plot-zero{stroke:var(--ink);stroke-dasharray:4 3}
    .plot .plot-bar{fill:var(--bar)}
    .plot .plot-marked{fill:var(--marked)}
    .plot .plot-whisker{stroke:var(--deep);stroke-width:1.75}
    .plot .plot-point{fill:var(--deep)}
    .plot .plot-band{fill:var(--band)}
    .plot .plot-line{stroke:var(--deep);stroke-width:2;stroke-linejoin:round}
    .plot .plot-version{stroke:var(--version);stroke-width:1.5;stroke-dasharray:2 3}

    """

  /// What a certificate adds: one sheet of A4, also on the screen.
  static let certificate = """

    .sheet{max-width:210mm;margin:24px auto;padding:12mm;border:1px solid var(--rule);border-radius:4px}
    .sheet header{text-align:center;margin-bottom:24px}
    .kind{margin:0;color:var(--faint);font-size:.9rem;letter-spacing:.12em;text-transform:uppercase}
    .sheet .name{font-size:2.25rem;margin:8px 0}
    .sheet .long{font-size:1.25rem}
    .sheet header p{margin:0}
    .script{font-weight:600;overflow-wrap:anywhere}
    .changes{grid-template-columns:1fr}
    .changes dt{width:12em}
    .sheet .lines{display:grid;grid-template-columns:1fr 2fr 2fr;gap:24px;margin:72px 0 24px}
    .lines p{margin:0;padding-top:4px;border-top:1px solid var(--ink);color:var(--faint);font-size:.875rem}
    .sheet footer p{margin:0}
    @page{size:A4 portrait;margin:12mm}
    @media screen and (max-width:760px){.sheet{padding:16px;margin:8px 0}.sheet .lines{grid-template-columns:1fr;gap:56px}.sheet .name{font-size:1.6rem}.changes div{flex-wrap:wrap}}
    @media print{
    .sheet{max-width:none;margin:0;padding:2mm;border:none;line-height:1.35}
    .sheet .name{font-size:24pt}
    .sheet .long{font-size:12pt}
    .sheet .facts div{padding:2px 0}
    .sheet header{margin-bottom:5mm}
    .sheet figure{margin:3mm 0}
    .sheet .wide svg{max-height:95mm;margin:0 auto}
    .sheet .lines{grid-template-columns:1fr 2fr 2fr;gap:8mm;margin:14mm 0 3mm}
    .sheet,.lines{break-inside:avoid}
    }

    """

  private static let print = """

    @page{margin:14mm}
    @media print{
    body{max-width:none;padding:0;font-size:10pt}
    svg,.notice,.badge,tbody tr{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    nav{display:none}
    .notice{position:static;margin:0 0 12px}
    h2,h3,caption,figcaption{break-after:avoid}
    h2{margin-top:24px}
    tr,figure{break-inside:avoid}
    thead{display:table-header-group}
    .scroll{overflow:visible}
    table{font-size:8.5pt}
    th,td{padding:3px 5px}
    .of,.range,thead th{font-size:7.5pt}
    .main{min-width:3.8em}
    .wide{display:block}
    .narrow{display:none}
    .map{max-height:none;border:none}
    .map svg{width:100%;height:auto}
    .paper{display:table-row}
    a{color:inherit;text-decoration:none}
    }

    """
}
