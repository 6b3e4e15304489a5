package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The letters the cases asked for. */
@Singleton
public class CaseLetters implements PanacheRepositoryBase<CaseLetter, String> {

    public List<CaseLetter> of(String caseId) {
        return list("caseId = ?1 order by step, template", caseId);
    }
}
