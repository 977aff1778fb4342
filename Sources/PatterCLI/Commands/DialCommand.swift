import CallStore
import Terminal

/// `dial CAMPAIGN`
enum DialCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (store, key, campaign) = try CampaignCommand.campaign(invocation.arguments[0], program)
    let dialler = try Dialler(invocation.value("dial-with"))
    let session = try DialSession(program, store, key, campaign, dialler: dialler)
    return try session.run()
  }
}
