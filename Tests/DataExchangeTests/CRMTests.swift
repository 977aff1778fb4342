import CallModel
import DataExchange
import Testing

@Suite struct CRMTests {
  private let lead = Lead([
    ("name", "Anna Maria Roth"), ("company", "Roth"), ("phone", "+49301234567"),
    ("email", "anna@roth.example"),
  ])

  private func row(_ names: [String], _ values: [String]) -> [String: String] {
    #expect(names.count == values.count)
    return Dictionary(uniqueKeysWithValues: zip(names, values))
  }

  private func moment() throws -> Moment { try #require(Moment(plain: "2026-11-30 16:05")) }

  @Test(arguments: LeadLife.allCases)
  func `every stage of a lead's life has a word in every CRM`(life: LeadLife) {
    for crm in CRM.allCases {
      let values = crm.values(
        CRMLead(lead, life: life, temperature: .warm, source: "", owner: "", reason: "why"))
      let row = row(crm.leadColumns, values)
      switch crm {
      case .hubspot:
        #expect(row["Lifecycle Stage"]?.isEmpty == false)
        #expect(row["First Name"] == "Anna Maria" && row["Last Name"] == "Roth")
      case .salesforce:
        #expect(row["Status"]?.isEmpty == false)
        #expect(row["Rating"] == "Warm")
      case .pipedrive:
        #expect(row["Note - Content"] == life.word + ": why")
        #expect(row["Lead - Label"] == "Warm")
      }
    }
  }

  @Test func `Salesforce gets the family name and the company that it insists on`() {
    let nobody = Lead([("phone", "+49301")])
    let values = CRM.salesforce.values(
      CRMLead(nobody, life: .new, temperature: .cold, source: "", owner: "", reason: ""))
    let row = row(CRM.salesforce.leadColumns, values)
    #expect(row["LastName"] == "+49301" && row["Company"] == "+49301")
  }

  @Test func `a call says when, how long, how it ended and what was noted`() throws {
    let call = CRMCall(
      lead, title: "Ovens", began: try moment(), length: 125_400, disposition: .voicemail,
      outcome: "", notes: "left my name", owner: "Kim")
    let hubspot = row(CRM.hubspot.callColumns, CRM.hubspot.values(call))
    #expect(hubspot["Call duration"] == "125400")
    #expect(hubspot["Call outcome"] == "Left voicemail")
    #expect(hubspot["Activity date"] == "2026-11-30 16:05")
    let salesforce = row(CRM.salesforce.callColumns, CRM.salesforce.values(call))
    #expect(salesforce["CallDurationInSeconds"] == "125")
    #expect(salesforce["CallDisposition"] == "voicemail")
    #expect(salesforce["Description"] == "left my name")
    let pipedrive = row(CRM.pipedrive.callColumns, CRM.pipedrive.values(call))
    #expect(pipedrive["Activity - Duration"] == "00:03")
    #expect(pipedrive["Activity - Note"] == "voicemail\nleft my name")
  }

  @Test(arguments: TaskKind.allCases)
  func `a task says what kind it is and whether it is over`(kind: TaskKind) throws {
    for crm in CRM.allCases {
      for isOver in [true, false] {
        let task = CRMTask(
          lead, title: "do it", kind: kind, due: try moment(), isOver: isOver, notes: "",
          owner: "Kim")
        let row = row(crm.taskColumns, crm.values(task))
        let type = row["Task Type"] ?? row["TaskSubtype"] ?? row["Activity - Type"]
        #expect(type?.isEmpty == false)
        let state = row["Task Status"] ?? row["Status"] ?? row["Activity - Done"]
        #expect(["Completed", "Done"].contains(state) == isOver)
      }
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("@x", "'@x"), ("-2+3", "'-2+3"), ("-12.5", "-12.5"),
    ("+49301234567", "+49301234567"), ("＝1", "'＝1"), ("a=1", "a=1"),
  ])
  func `a field that a spreadsheet would run is written so that none does, and read as it was`(
    value: String, written: String
  ) {
    #expect(CSVWriter.row([value]) == written + "\n")
    #expect(CSVWriter.meaning(of: written) == value)
  }

  @Test func `an apostrophe that means itself stays`() {
    #expect(CSVWriter.meaning(of: "'t Hart") == "'t Hart")
    #expect(CSVWriter.meaning(of: "'") == "'")
    #expect(CSVWriter.meaning(of: "") == "")
  }
}
