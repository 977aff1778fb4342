extension Words {
  /// Chinese, in simplified and the most common traditional characters.
  static let chinese = Words(
    meanings: [
      (.day(0), "今天, 今日"), (.day(1), "明天, 明日, 明儿"), (.day(2), "后天, 後天"),
      (.day(3), "大后天"), (.day(-1), "昨天"),
      (.dayAndPart(0, .evening), "今晚"), (.dayAndPart(0, .morning), "今早"),
      (.dayAndPart(1, .evening), "明晚"), (.dayAndPart(1, .morning), "明早"),
      (.now, "现在, 現在, 马上, 立刻"),
      (.weekday(1), "周一, 星期一, 礼拜一, 週一"), (.weekday(2), "周二, 星期二, 礼拜二, 週二"),
      (.weekday(3), "周三, 星期三, 礼拜三, 週三"), (.weekday(4), "周四, 星期四, 礼拜四, 週四"),
      (.weekday(5), "周五, 星期五, 礼拜五, 週五"), (.weekday(6), "周六, 星期六, 礼拜六, 週六"),
      (.weekday(7), "周日, 星期日, 礼拜日, 周天, 星期天, 礼拜天, 週日"),
      (.unit(.minute), "分钟, 分鐘"),
      (.unit(.hour), "小时, 个小时, 钟头, 个钟头, 小時"),
      (.unit(.day), "天"),
      (.unit(.week), "周, 星期, 个星期, 礼拜, 个礼拜, 週"),
      (.unit(.month), "个月, 個月"),
      (.half, "半, 半个, 半個"), (.quarters(1), "一刻, 一刻钟"), (.quarters(3), "三刻"),
      (.within, "过, 再过"), (.later, "后, 後, 以后, 之后, 以後, 之後"), (.ago, "前, 以前, 之前"),
      (.next, "下, 下个, 下一个, 下個"), (.this, "这, 这个, 本, 這"),
      (.phase(.morning), "上午, 早上, 早晨, 凌晨, 清晨, 一早"), (.phase(.noon), "中午"),
      (.phase(.afternoon), "下午"), (.phase(.evening), "晚上, 傍晚, 晚"),
      (.phase(.night), "夜里, 半夜, 深夜"),
      (.hourMark, "点, 点钟, 點, 时, 時, 点整"), (.minuteMark, "分"), (.monthMark, "月"),
      (.dayMark, "日, 号, 號"), (.yearMark, "年"), (.and, "零, 又"),
      (.filler, "的, 在, 于, 个, 個"),
    ],
    multipliers: [
      (1000, "k"), (10, "十"), (100, "百"), (1000, "千, 仟"), (10_000, "万, 萬, w"),
      (100_000_000, "亿, 億"),
    ],
    about: "约, 大约, 大概, 差不多, 大約",
    yes: "是, 对, 好, 是的, 对的, 好的, 行, 可以, 有, 要, 嗯, 当然, 没错, 是啊, 對, shi, dui, hao",
    no: "不, 不是, 否, 没有, 不行, 不对, 不可以, 不要, 没, 别, 不好, 沒有, bu",
    and: "和, 与, 及, 以及, 还有, 跟", outOf: "", extensions: "转, 分机, 轉",
    printed: PrintedWords(
      months: [
        "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月",
      ],
      weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
      dayparts: ["早上", "下午", "晚上"],
      greetings: ["早上好", "下午好", "晚上好"],
      yes: "是", no: "否", and: "和", comma: "、",
      minutes: ["分钟", "分钟", "分钟"], hours: ["小时", "小时", "小时"],
      days: ["天", "天", "天"], weeks: ["周", "周", "周"],
      monthUnits: ["个月", "个月", "个月"], grouping: "", decimal: "."),
    examples: Examples(
      date: "12月1日", time: "下午2点半", dateAndTime: "明天下午2点半", duration: "2天",
      number: "3000", yesNo: "是", phone: "+86 10 6552 9988", amount: "3000"))
}
