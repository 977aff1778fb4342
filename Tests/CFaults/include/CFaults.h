// A disk that fails. Linked into a program, these stand in for the system's open, write, sync, rename and
// the like below one folder, count them, and let one of them fail or the power go, as the environment says:
//
// FAULT_ROOT    the folder, as a real path; without it nothing is different
// FAULT_AT      which operation fails, from 1; 0 for none
// FAULT_KIND    kill: the program is killed before it; enospc, eio, eintr: the operation fails so; cut: the power goes before it;
//               tear: the power goes in the middle of it; late: the power goes when the program has ended
// FAULT_STAYS   1 when all later operations fail too (a disk that is full stays full)
// FAULT_SEED    which of the writes that were never synced survive a cut, by chance; 0 for none
// FAULT_SAVE    a folder on the same disk, for what a cut brings back
// FAULT_LOG     a file to which each operation is written, a line each
#pragma once

// So that a program that links this has a symbol to ask for.
int faults_are_linked(void);
