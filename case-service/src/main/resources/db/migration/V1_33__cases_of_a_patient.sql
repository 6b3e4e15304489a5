-- What is kept about a person is found by who they were found to be.
create index cases_patient on cases (practice, patient_id) where patient_id is not null;
