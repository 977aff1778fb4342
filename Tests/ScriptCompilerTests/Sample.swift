/// A script that uses every part of the language on few lines, as a root for mutations.
let sample = """
  ---
  title: Sample
  language: de-AT
  goal: meeting
  start: hello
  currency: EUR
  method: schiffman
  qualify: BANT
  variants: adaptive
  ---
  // A comment.
  # fields
  - spend: money, for budget
  - decides: one of owner, manager, "for hire", for authority
  - worries: some of price, old ovens, for need
  - urgency: 0..10
  - email: email, from lead
  - meeting_at: date and time, for timeline
  - ready: yes or no, for the record
  # outcomes
  - meeting "Booked": won, needs meeting_at and decides, mail first in 1 hour, task "Send it" in 1 day
  - later: open, call in 2 days
  - call_back: open, call at call_back_at, hand over to "Operations"
  - stop: lost, never call again, reheat in 6 months
  # anytime
  - Stop | never again #stop => stop [reason = "asked"]
  # greeting: Begrüßung
  > Smile.
  ## hello: Erste Worte (20s) (was intro)
  [must] This call is recorded.
  [A] Good {daypart}, this is {agent.name}.
  [B] *Hello*, {lead.first_name | you}.

  [if attempt is more than 1]
  We have met.
  ? spend
  [else]
  Nice to meet you.

  - Go on | yes (+2) #yes (was go) -> offer
  - [if score >= -1 and not (spend < 10 EUR)] Who? | what {lead.company | firm} -> again
  - Too dear -> !price
  - Hm
    \\[sic] What then?
    ? worries
    [set urgency = 3]
    -> offer
  # presentation
  ## offer (2m)
  [if decides is owner, manager or for hire or spend * 12 > 2000] For you.
  [else] For them.
  ? decides
  ? meeting_at
  [if meeting_at - now > 3 days] -> hello
  => meeting
  # objections
  ## !price: Too dear
  ~ too dear | costs too much
  ### compare
  With what?
  - Cheaper -> next
  - Sees it -> back
  ### value
  Look at a month.
  ### otherwise
  Fine.
  => later
  # cadence
  - call
  - mail first after 1 day
  - task "Ask" after 2 hours
  # messages
  ## first: Hello {lead.name} (really)
  Dear {lead.name | all},
  - one
  ## second: Bye
  Bye.
  # personas
  ## sceptic: The sceptic
  > Was hard.
  - !price 60%
  - says hello/yes 30%
  - yields after 2 rebuttals
  - patience 6 turns
  - answers spend = 3000
  """
